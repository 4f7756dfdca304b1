import {
  boolean,
  choice,
  type DocumentedFlow,
  inForm,
  inVersions,
  number,
  optionList,
  PIXEL,
  served,
  single,
  string,
} from "./documentedFlow";

/** Dates, pictures and files, in the forms that Meta documents. */
export const datesAndPictures: DocumentedFlow[] = [
  // reference/components#dp
  ...inVersions("5.1", "reference/components#dp", "dates with first, last and unavailable ones", (version) =>
    single(version, [
      {
        type: "DatePicker",
        name: "day",
        label: "Arrival",
        "min-date": "2026-03-01",
        "max-date": "2026-03-31",
        "unavailable-dates": ["2026-03-08", "2026-03-15"],
        "helper-text": "In March",
        "init-value": "2026-03-02",
      },
    ]),
  ),
  // reference/components#dp
  ...inVersions(
    "5.1",
    "reference/components#dynamic-components",
    "a date that asks the endpoint for the times of that day",
    (version) =>
      served(
        version,
        [
          {
            type: "DatePicker",
            name: "day",
            label: "Arrival",
            "on-select-action": { name: "data_exchange", payload: { day: "${form.day}", what: "day_chosen" } },
          },
          choice("Dropdown", { "data-source": "${data.times}", visible: "${data.has_times}" }),
        ],
        { data: { times: optionList, has_times: boolean } },
      ),
  ),
  // reference/components#calendarpicker
  ...inVersions("6.1", "reference/components#calendarpicker", "a calendar for one day", (version) =>
    inForm(version, [
      {
        type: "CalendarPicker",
        name: "day",
        label: "Arrival",
        "helper-text": "On a weekday",
        required: true,
        mode: "single",
        "min-date": "2026-03-01",
        "max-date": "2026-03-31",
        "unavailable-dates": ["2026-03-10"],
        "include-days": ["Mon", "Tue", "Wed", "Thu", "Fri"],
      },
    ]),
  ),
  // reference/components#calendarpicker
  ...inVersions("6.1", "reference/components#calendarpicker", "a calendar for a range of days", (version) =>
    single(version, [
      {
        type: "CalendarPicker",
        name: "stay",
        title: "Your stay",
        description: "From arrival to departure",
        label: { "start-date": "Arrival", "end-date": "Departure" },
        "helper-text": { "start-date": "From 15:00", "end-date": "Until 11:00" },
        required: { "start-date": true, "end-date": false },
        mode: "range",
        "min-days": 2,
        "max-days": 14,
        "init-value": { "start-date": "2026-03-02", "end-date": "2026-03-05" },
      },
    ]),
  ),
  // reference/components#calendarpicker
  ...inVersions(
    "6.1",
    "reference/components#calendarpicker",
    "a calendar whose mode and days come as data",
    (version) =>
      single(
        version,
        [
          {
            type: "CalendarPicker",
            name: "day",
            label: "Day",
            mode: "${data.mode}",
            "include-days": "${data.days}",
            enabled: "${data.yes}",
          },
        ],
        {
          data: {
            mode: string("single"),
            days: { type: "array", items: { type: "string" }, __example__: ["Mon"] },
            yes: boolean,
          },
        },
      ),
  ),
  // reference/components#img
  ...inVersions("5.1", "reference/components#img", "pictures that are written out and that come as data", (version) =>
    single(
      version,
      [
        {
          type: "Image",
          src: PIXEL,
          width: 200,
          height: 100,
          "scale-type": "cover",
          "aspect-ratio": 2,
          "alt-text": "A room",
        },
        {
          type: "Image",
          src: "${data.picture}",
          height: "${data.height}",
          "aspect-ratio": 1.5,
          visible: "${data.yes}",
        },
      ],
      { data: { picture: string(PIXEL), height: number(100), yes: boolean } },
    ),
  ),
  // reference/components#image-carousel
  ...inVersions("7.1", "reference/components#image-carousel", "a carousel of three pictures", (version) =>
    single(version, [
      {
        type: "ImageCarousel",
        "scale-type": "contain",
        "aspect-ratio": "16:9",
        images: ["Bath", "Bed", "View"].map((name) => ({ src: PIXEL, "alt-text": name })),
      },
    ]),
  ),
  // reference/media_upload
  ...inVersions("5.1", "reference/media_upload", "photos for the endpoint", (version) =>
    served(version, [
      {
        type: "Form",
        name: "upload",
        children: [
          {
            type: "PhotoPicker",
            name: "photos",
            label: "Photos",
            description: "Of the damage",
            "photo-source": "camera_gallery",
            "min-uploaded-photos": 1,
            "max-uploaded-photos": 10,
            "max-file-size-kb": 10240,
          },
        ],
      },
    ]),
  ),
  // reference/media_upload
  ...inVersions("5.1", "reference/media_upload", "a document in the reply", (version) =>
    single(
      version,
      [
        {
          type: "DocumentPicker",
          name: "papers",
          label: "Contract",
          description: "Signed",
          "min-uploaded-documents": 1,
          "max-uploaded-documents": 1,
          "max-file-size-kb": 1024,
          "allowed-mime-types": ["image/jpeg", "application/pdf"],
          "error-message": { papers: "Not readable" },
        },
      ],
      {},
      { papers: "${form.papers}" },
    ),
  ),
];
