/** Inputs into which something is typed or that open: fields, dropdowns, dates, calendars. */
export const fieldStyle = `
.box{position:relative;border:1px solid var(--field);border-radius:10px;padding:7px 14px 8px;background:var(--sheet)}
.field:not(.large) .box:has(:is(input,textarea):placeholder-shown:not(:focus)) .label,.field .box:has([data-empty]:not(:focus)) .label,.field:not(.large) .box:has(option[value=""]:checked):not(:focus-within) .label{font-size:16px;transform:translateY(11px)}
.field .box .label{transition:transform .1s,font-size .1s;pointer-events:none}
@media (prefers-reduced-motion:reduce){.field .box .label{transition:none}}
.box:focus-within{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.box .label{display:block;font-size:12.5px;color:var(--soft)}
.box input,.box select,.box textarea{display:block;width:100%;min-height:26px;padding:0;border:0;background:none;outline:none;font-size:16px}
.box textarea{resize:none}
.box input::-webkit-calendar-picker-indicator{position:absolute;right:14px;top:calc(50% - 8px);margin:0}
.phone[dir=rtl] .box input::-webkit-calendar-picker-indicator{right:auto;left:14px}
.box [data-empty]:not(:focus){color:transparent}
.box select{appearance:none;padding-inline-end:28px;text-overflow:ellipsis}
.box option{background:Canvas;color:CanvasText}
.dropdown .box::after{content:"";position:absolute;inset-inline-end:18px;top:50%;width:8px;height:8px;border:solid var(--soft);border-width:0 2px 2px 0;transform:translateY(-70%) rotate(45deg);pointer-events:none}
.field.large .box .label{font-size:15px;color:var(--ink);padding-bottom:4px}
.field:has(:disabled) .box{background:var(--pressed);border-color:var(--rule)}
.below{display:flex;justify-content:space-between;gap:12px;padding:4px 14px 0;font-size:12.5px;color:var(--soft)}
.below:not(:has(:not(:empty))){display:none}
.count{margin-inline-start:auto}
.problem{margin:4px 0 0;font-size:12.5px;color:var(--error)}
.field .count{margin-inline-start:auto}
.problem{padding-inline:14px}
.wrong .box{border-color:var(--error)}
.hint{font-size:12.5px;color:var(--soft);margin:0}
.calendar .chosen{display:flex;gap:10px;margin:10px 0}
.calendar .box{flex:1}
.calendar .value{display:block}
.months{display:flex;align-items:center;justify-content:space-between}
.months button{background:none;border:0;border-radius:50%;padding:6px;display:flex;color:var(--soft)}
.month{margin:0;font-weight:600}
.months .icon-back{width:20px;height:20px}
.weekdays,.days{display:grid;grid-template-columns:repeat(7,1fr);text-align:center}
.weekdays{font-size:12px;color:var(--soft);padding:6px 0}
.days button{aspect-ratio:1;border:0;border-radius:50%;background:none;padding:0}
.days button:hover:enabled{background:var(--pressed)}
.days button:disabled{color:var(--field);opacity:.6}
.days .between{background:light-dark(#d9fdd3,#103529);border-radius:0}
.days [aria-pressed=true],.days [aria-pressed=true]:hover:enabled{background:var(--accent);color:var(--on-accent)}
`;
