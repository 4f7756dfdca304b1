/** Inputs that offer something: options, chips, boxes to tick, files, and lists that lead on. */
export const choiceStyle = `
.group{border:0;margin:0;padding:0;min-width:0}
.group>.label{display:block;padding:0;margin:0;font-weight:600;font-size:16px}
.group>.description{margin:2px 0 0;color:var(--soft);font-size:14px}
.rows{margin-top:6px}
.option,.entry{display:flex;align-items:center;gap:14px;width:100%;padding:11px 0}
.option+.option,.navigation li+li{border-top:1px solid var(--rule)}
.option:has(:disabled){opacity:.55}
.option .texts,.entry .texts{display:flex;flex-direction:column;flex:1;min-width:0}
.option .description,.option .metadata,.entry .description,.entry .metadata{font-size:13.5px;color:var(--soft)}
input[type=checkbox],input[type=radio]{width:21px;height:21px;margin:0;flex:none;appearance:none;border:2px solid var(--field);border-radius:5px;background:var(--sheet)}
input[type=radio]{border-radius:50%}
input[type=checkbox]:checked{border-color:var(--accent);background:var(--accent)}
input[type=checkbox]:checked::before{content:"";display:block;width:5px;height:10px;margin:1px auto;border:solid var(--on-accent);border-width:0 2.5px 2.5px 0;transform:rotate(45deg)}
input[type=radio]:checked{border-color:var(--accent);background:radial-gradient(var(--accent) 0 45%,var(--sheet) 50%)}
.media{flex:none;width:44px;height:44px;border-radius:8px;overflow:hidden}
.media .picture{width:100%;height:100%;object-fit:cover;border-radius:8px}
.media .picture.missing{padding:4px;font-size:0}
.large-media .media{width:64px;height:64px}
.colour{border:1px solid var(--rule)}
.chips{display:flex;flex-wrap:wrap;gap:9px;margin-top:10px}
.chips .option{width:auto;padding:7px 15px;border:1px solid var(--field);border-radius:20px}
.chips .option+.option{border-top:1px solid var(--field)}
.chips input{position:absolute;opacity:0;width:1px;height:1px}
.chips .option:has(:checked){background:light-dark(#d9fdd3,#103529);border-color:var(--accent)}
.chips .option:has(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}
.chips .option:has(:disabled){opacity:.55}
.opt-in-row{display:flex;gap:12px;align-items:flex-start}
.opt-in .texts{flex:1;min-width:0}
.picker .take{position:relative;display:flex;align-items:center;justify-content:center;gap:8px;margin-top:10px;padding:15px;border:1px dashed var(--field);border-radius:10px;color:var(--accent);font-weight:600}
.picker .take:focus-within{outline:2px solid var(--focus);outline-offset:2px}
.picker input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.files{margin:8px 0 0;padding-inline-start:20px;font-size:14px}
.files:empty{display:none}
.navigation{list-style:none;margin:6px 0 0;padding:0}
.entry{background:none;border:0;text-align:start;border-radius:8px}
.entry:hover:enabled{background:var(--pressed)}
.entry:disabled{opacity:.55}
.entry .title{display:flex;flex-wrap:wrap;gap:0 8px;align-items:center;font-weight:500}
.entry .texts.end{flex:none;max-width:30%;text-align:end}
.entry .texts.end:empty{display:none}
.entry .icon{color:var(--soft)}
.badge,.tag{display:inline-block;border-radius:10px;padding:1px 8px;font-size:12px;background:light-dark(#d9fdd3,#103529);color:light-dark(#0b4f3a,#a8f0c6)}
.badge{font-weight:600}
.tags{display:flex;flex-wrap:wrap;gap:6px;margin-top:4px}
`;
