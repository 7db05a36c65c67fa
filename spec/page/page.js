"use strict";
(() => {
  const held = (id) => document.getElementById(id).textContent;
  const download = URL.createObjectURL(new Blob([held("contract")], { type: "application/json" }));
  const options = { ...JSON.parse(held("options")), downloadUrls: [{ title: "timetrack.json", url: download }] };
  Redoc.init(JSON.parse(held("shown")), options, document.getElementById("reference"));
})();
