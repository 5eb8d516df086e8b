using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>Every text inside a field's value.</summary>
internal static class FieldTexts
{
    public static IEnumerable<string> Of(JsonValue value) => value switch
    {
        JsonValue.Text text => [text.Value],
        JsonValue.List list => list.Items.SelectMany(Of),
        JsonValue.Map map => map.Members.SelectMany(member => Of(member.Value)),
        _ => [],
    };
}
