/** Rules about single inputs and the values that they are given. */
import type { Rule } from "../../rule";
import { calendarMode } from "./calendarMode";
import { carouselImages } from "./carouselImages";
import { dates } from "./dates";
import { formValues } from "./formValues";
import { imagesAndColours } from "./imagesAndColours";
import { leastAndMost } from "./leastAndMost";
import { sensitiveInputs } from "./sensitiveInputs";
import { staticNames } from "./staticNames";
import { textPattern } from "./textPattern";

export const inputRules: readonly Rule[] = [
  staticNames,
  textPattern,
  leastAndMost,
  dates,
  calendarMode,
  sensitiveInputs,
  formValues,
  carouselImages,
  imagesAndColours,
];
