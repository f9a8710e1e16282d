/** How the tools of a chart look, and what they show. */
export const toolStyle = `
.tools{margin-top:8px;font-size:12px;line-height:16px;color:var(--ink2)}
.tools details{position:relative;margin:0;width:max-content;max-width:100%}
.tools summary{list-style:none;padding:4px 0;color:var(--ink3);text-decoration:none}
.tools summary::-webkit-details-marker{display:none}
.tools summary::after{content:"";display:inline-block;width:5px;height:5px;margin:0 0 3px 7px;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:rotate(45deg)}
.tools summary:hover,.tools details[open] summary{color:var(--ink)}
.tools ul{position:absolute;left:-12px;top:100%;z-index:4;min-width:212px;background:var(--page);border:1px solid var(--rule);padding:4px 0}
.tools li button{display:block;width:100%;padding:6px 12px;text-align:left}
.tools button{appearance:none;border:0;background:none;margin:0;padding:4px 0;min-height:24px;font:inherit;font-size:14px;line-height:20px;color:var(--ink);cursor:pointer}
.tools li button:hover{background:var(--wash)}
.tools li button:focus-visible{outline-offset:-2px}
.behind{margin-top:8px;border-top:1px solid var(--rule);padding:12px 0 0}.behind .scroll{border:0;padding:0}
.behind:focus{outline:none}.behind:focus-visible{outline:2px solid var(--focus)}
.behind header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;margin-bottom:8px}
.behind b{font-size:14px;line-height:28px;font-weight:600;color:var(--ink)}
.behind header button,.behind p button{color:var(--ink2);text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:3px}
.behind header span{display:flex;gap:20px}
.behind .scroll,.behind pre{max-height:360px;overflow:auto}
.behind pre{background:var(--wash);padding:12px 16px;font:12px/18px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;color:var(--ink);white-space:pre-wrap;overflow-wrap:anywhere}
.behind table{width:auto;min-width:min(100%,420px)}
.behind table+table,.behind .scroll+.scroll{margin-top:16px}
.behind th{padding:4px 0;position:sticky;top:0;background:var(--page)}
.behind td{padding:4px 0;border-top:1px solid var(--hairline);font-size:14px;line-height:20px;vertical-align:top;overflow-wrap:anywhere}
.behind tr>*+*{padding-left:24px}

`;
