import { body, input, type LintCase, option, sending, single, used } from "../lintCase";

const long = (length: number) => "x".repeat(length);
const many = (count: number, more = {}) => Array.from({ length: count }, (_, index) => option(`o${index}`, more));
const list = (type: string, options: ReturnType<typeof many>) =>
  sending(used, [{ type, name: "answer", label: "Answer", "data-source": options }]);
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC";
const JPEG = `/9j/4AAQSkZJRgABAQ${long(2).replaceAll("x", "A")}`;
const GIF = "R0lGODlhAQABAAAAACw=";
/** A PNG of some bytes. */
const png = (bytes: number) => PNG.slice(0, 64) + "A".repeat(Math.ceil((bytes * 4) / 3) - 64);
const image = (src: string) => single([{ type: "Image", src }]);

export const cases: LintCase[] = [
  {
    what: "a heading that is too long",
    flow: single([{ type: "TextHeading", text: long(81) }]),
    expected: ["TEXT_TOO_LONG screens[0].layout.children[0].text"],
  },
  {
    what: "a heading that is just short enough, counted in characters and not in bytes",
    flow: single([{ type: "TextHeading", text: "🙂".repeat(80) }]),
    expected: [],
  },
  {
    what: "lines of a text that are too long together",
    flow: single([body([long(3000), long(1097)])]),
    expected: ["TEXT_TOO_LONG screens[0].layout.children[0].text"],
  },
  {
    what: "a long label, with and without room for it",
    flow: sending({ ...used, other: "${form.other}" }, [
      input({ label: long(21) }),
      input({ name: "other", label: long(150), "label-variant": "large" }),
    ]),
    expected: ["TEXT_TOO_LONG screens[0].layout.children[0].label"],
  },
  {
    what: "long texts inside options, ends of a range and messages of a Form",
    flow: sending({ ...used, days: "${form.days}" }, [
      {
        type: "Form",
        name: "form",
        "error-messages": { answer: long(31) },
        children: [
          input(),
          {
            type: "CalendarPicker",
            name: "days",
            mode: "range",
            label: { "start-date": long(41), "end-date": "To" },
          },
        ],
      },
    ]),
    expected: [
      "TEXT_TOO_LONG screens[0].layout.children[0].error-messages.answer",
      "TEXT_TOO_LONG screens[0].layout.children[0].children[1].label.start-date",
    ],
  },
  {
    what: "a long expression, whose value may be short",
    flow: sending({ ...used }, [input({ label: "`'Your ' ${screen.FIRST.form.answer} ' please'`" })]),
    expected: [],
  },
  {
    what: "more radio buttons than are shown, one of them with a long title",
    flow: list("RadioButtonsGroup", [...many(20), option("last", { title: long(31) })]),
    expected: [
      "TOO_MANY_OPTIONS screens[0].layout.children[0].data-source",
      "TEXT_TOO_LONG screens[0].layout.children[0].data-source[20].title",
    ],
  },
  { what: "as many radio buttons as are shown", flow: list("RadioButtonsGroup", many(20)), expected: [] },
  {
    what: "more options with pictures than a Dropdown takes",
    flow: list("Dropdown", many(101, { image: JPEG })),
    expected: ["TOO_MANY_OPTIONS screens[0].layout.children[0].data-source"],
  },
  { what: "as many options without pictures", flow: list("Dropdown", many(200)), expected: [] },
  {
    what: "a single chip",
    flow: list("ChipsSelector", many(1)),
    expected: ["TOO_FEW_OPTIONS screens[0].layout.children[0].data-source"],
  },
  { what: "two chips", flow: list("ChipsSelector", many(2)), expected: [] },
  {
    what: "a picture of another format",
    flow: image(GIF),
    expected: ["IMAGE_NOT_JPEG_OR_PNG screens[0].layout.children[0].src"],
  },
  {
    what: "a link in place of a picture",
    flow: image("https://example.com/a.png"),
    expected: ["IMAGE_NOT_JPEG_OR_PNG screens[0].layout.children[0].src"],
  },
  {
    what: "pictures in a carousel, one of another format and one that Meta refuses itself",
    flow: single([
      {
        type: "ImageCarousel",
        images: [GIF, "https://example.com", PNG].map((src) => ({ src, "alt-text": "A picture" })),
      },
    ]),
    expected: ["IMAGE_NOT_JPEG_OR_PNG screens[0].layout.children[0].images[0].src"],
  },
  { what: "a JPEG", flow: image(JPEG), expected: [] },
  { what: "a PNG as a data URI", flow: image(`data:image/png;base64,${PNG}`), expected: [] },
  {
    what: "a picture that is too large",
    flow: image(png(300 * 1024 + 3)),
    expected: ["IMAGE_TOO_LARGE screens[0].layout.children[0].src"],
  },
  { what: "a picture that is just small enough", flow: image(png(300 * 1024)), expected: [] },
  {
    what: "a picture in a list that is too large there",
    flow: list("Dropdown", [option("a", { image: png(100 * 1024 + 3) })]),
    expected: ["IMAGE_TOO_LARGE screens[0].layout.children[0].data-source[0].image"],
  },
  {
    what: "the same picture in a version that took it",
    flow: single(
      [
        {
          type: "Dropdown",
          name: "answer",
          label: "Answer",
          "data-source": [option("a", { image: png(100 * 1024 + 3) })],
          "on-select-action": { name: "data_exchange", payload: used },
        },
      ],
      {},
      "5.1",
    ),
    expected: [],
  },
];
