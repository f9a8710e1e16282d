/** The report on paper: A4, one column, no controls, nothing folded. */
export const printStyle = `
@media print{
@page{size:A4;margin:15mm 14mm}
:root{--edge:0px;--side:190px;--gap:32px}
body{zoom:.72}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.top,.skip,.tools,.tuner,.tune,.live,.switch,aside.paper,footer.row,details:not([open]){display:none}.wrap{max-width:none}
h1{font-size:30px}h2{font-size:24px}section{padding:28px 0 36px}.mast{padding:0 0 32px}
.card{padding:20px 0;margin-top:20px}
.card.row{grid-template-columns:240px minmax(0,1fr);column-gap:28px}.split{grid-template-columns:minmax(0,236px) minmax(0,1fr);column-gap:28px}.topic-words{min-height:0}
.card,.plist li,figure,tr,.glance,.quality,#map .row,#time .row{break-inside:avoid}h2,h3,#topics>.row:first-child{break-after:avoid}
a{text-decoration:none}.plot.wide svg{min-width:0}.glance .change{display:none}
}
`;
