// Which country a unit of the base map is in: by the prefix of its ISO 3166-2 code, and by nothing else. Natural
// Earth's own fields of countries (admin, iso_a2, adm0_a3, sov_a3) side with whoever holds a place; a code of
// ISO 3166-2 is what one published standard lists. A unit without such a code is in no country here.
const code = /^([A-Z]{2})-[A-Z0-9]+~?$/;

export function countryOf(properties) {
  return code.exec(properties.iso_3166_2 ?? '')?.[1] ?? null;
}
