// Writes the reader's own time zone beside the hours that they set, where none stands yet.

const zone = document.getElementById("zone");
zone?.closest("fieldset, form").addEventListener("input", ({ target }) => {
  if (target !== zone) zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
});
