namespace Probative.Intake;

/// <summary>The stated texts of a statement, each with the field that says what is acceptable.</summary>
internal static class StatedValues
{
    public static IEnumerable<(StatedField Field, string? Value)> Of(Statement statement)
    {
        var acquisition = statement.Acquisition;
        yield return (StatedField.From, acquisition.From);
        yield return (StatedField.How, acquisition.How);
        yield return (StatedField.Received, acquisition.Received);
        yield return (StatedField.Conditions, acquisition.Conditions);
        yield return (StatedField.Consent, acquisition.Consent);
        foreach (var seen in statement.Appearances)
        {
            yield return (StatedField.Source, seen.Source);
            yield return (StatedField.Url, seen.Url);
            yield return (StatedField.TimeShown, seen.TimeShown);
            yield return (StatedField.Zone, seen.Zone);
            yield return (StatedField.SeenBy, seen.SeenBy);
            yield return (StatedField.SeenHow, seen.SeenHow);
            yield return (StatedField.Seen, seen.Seen);
        }
    }
}
