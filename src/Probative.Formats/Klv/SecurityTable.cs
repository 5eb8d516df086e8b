using System.Collections.Frozen;

namespace Probative.Formats.Klv;

/// <summary>The tags of the security local set (MISB ST 0102).</summary>
internal static class SecurityTable
{
    private static readonly Forms.Reader Classifications = Forms.Code(
        1, "unclassified", "restricted", "confidential", "secret", "top_secret");

    private static readonly Forms.Reader CountryMethods = Forms.Code(
        1,
        "iso_3166_two_letter",
        "iso_3166_three_letter",
        "fips_10_4_two_letter",
        "fips_10_4_four_letter",
        "iso_3166_numeric",
        "stanag_1059_two_letter",
        "stanag_1059_three_letter",
        "",
        "",
        "fips_10_4_mixed",
        "iso_3166_mixed",
        "stanag_1059_mixed",
        "genc_two_letter",
        "genc_three_letter",
        "genc_numeric",
        "genc_mixed");

    private static readonly Forms.Reader ObjectMethods = Forms.Code(
        1,
        "iso_3166_two_letter",
        "iso_3166_three_letter",
        "iso_3166_numeric",
        "fips_10_4_two_letter",
        "fips_10_4_four_letter",
        "stanag_1059_two_letter",
        "stanag_1059_three_letter",
        "",
        "",
        "",
        "",
        "",
        "genc_two_letter",
        "genc_three_letter",
        "genc_numeric",
        "genc_administrative");

    public static FrozenDictionary<int, ItemForm> Tags { get; } = new Dictionary<int, ItemForm>
    {
        [1] = new("classification", "", Classifications),
        [2] = new("country_coding_method", "", CountryMethods),
        [3] = new("classifying_country", "", Forms.Text),
        [4] = new("special_handling", "", Forms.Text),
        [5] = new("caveats", "", Forms.Text),
        [6] = new("releasing_instructions", "", Forms.Text),
        [7] = new("classified_by", "", Forms.Text),
        [8] = new("derived_from", "", Forms.Text),
        [9] = new("classification_reason", "", Forms.Text),
        [10] = new("declassification_date", "", Forms.Text),
        [11] = new("marking_system", "", Forms.Text),
        [12] = new("object_country_coding_method", "", ObjectMethods),
        [13] = new("object_country_codes", "", Forms.WideText),
        [14] = new("classification_comments", "", Forms.Text),
        [19] = new("stream_id", "", Forms.Count),
        [20] = new("transport_stream_id", "", Forms.Count),
        [21] = new("item_designator_id", "", Forms.Raw),
        [22] = new("version", "", Forms.Count),
        [23] = new("country_coding_date", "", Forms.Text),
        [24] = new("object_country_coding_date", "", Forms.Text),
    }.ToFrozenDictionary();
}
