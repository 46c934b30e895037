/* Narrows what a field offers by what its neighbour holds: once a campaign is chosen, only its own tiers. */
const BY = { tier: "campaign" };

window.django.jQuery.ajaxPrefilter((options) => {
  const asked = new URLSearchParams(typeof options.data === "string" ? options.data : "");
  const neighbour = BY[asked.get("field_name")];
  const chosen = neighbour && document.querySelector(`select[name=${neighbour}]`)?.value;
  if (chosen) options.data += `&${neighbour}=${encodeURIComponent(chosen)}`;
});
