using System.Globalization;
using System.Text;
using Probative.Check.Faults;
using Probative.Check.Package;
using Probative.Ledger.Facts;

namespace Probative.Check.Reports;

/// <summary>A result in calm sentences: what was checked, what it shows, and what it does not show.</summary>
internal static class TextReport
{
    // A person reads the first faults; a script takes --json and has them all.
    private const int MostOfOneCode = 20;

    public static string Write(CheckResult result, bool isQuiet)
    {
        var text = new StringBuilder();
        if (isQuiet)
        {
            WriteFaults(text, result);
            if (result.ExitCode == CheckResult.ExitNotIdentified) Line(text, Sentences.NotIdentified);
            return text.ToString();
        }

        Line(text, $"{Kind(result)} {Plain.Of(result.Path)}");
        WriteFigures(text, result);
        if (result.Kind != "unknown") WriteSigner(text, result);
        WriteList(text, "What the fact says", [.. result.Fields.Select(Field)]);
        if (!result.IsGuess) WriteList(text, "Checked", result.Checked);
        WriteFaults(text, result);
        WriteVerdict(text, result);
        string shows = result.Signer.IsSame ? "What this shows" : "What this shows, whoever the signer is";
        if (result.Faults.IsEmpty) WriteList(text, shows, result.Shows);
        WriteList(text, "Outside time", [.. result.OutsideTimes.Select(time => Plain.Of(time.Words()))]);
        WriteList(text, "Known checkpoint", [.. result.KnownByOtherKey.Select(one => Plain.Of(one.Words()))]);
        WriteList(text, "What this does not show", result.ShowsNot);
        return text.ToString();
    }

    /// <summary>The message of a fault with its place in the file.</summary>
    public static string Message(Fault fault) => fault.Offset < 0
        ? fault.Message
        : string.Create(CultureInfo.InvariantCulture, $"{fault.Message} (byte {fault.Offset})");

    private static string Field(OpenedField field)
    {
        string value = Encoding.UTF8.GetString(CanonicalJson.ToBytes(field.Value));
        return $"{field.Name}: {Plain.Of(value)}";
    }

    private static string Kind(CheckResult result) => result.Kind switch
    {
        "package" when result.IsGuess => "Neither package, nor log folder, nor receipt; taken for a package:",
        "package" => "Package",
        "log" => "Log",
        "receipt" => "Receipt",
        _ => "Neither package, nor log folder, nor receipt:",
    };

    private static void WriteFigures(StringBuilder text, CheckResult result)
    {
        foreach ((string name, string value) in result.Texts)
        {
            if (value.Length > 0) Line(text, $"  {name.Replace('_', ' '),-16} {Plain.Of(value)}");
        }

        foreach ((string name, long count) in result.Figures)
        {
            string number = count.ToString("N0", CultureInfo.InvariantCulture);
            Line(text, $"  {name.Replace('_', ' '),-16} {number}");
        }

        text.Append('\n');
    }

    private static void WriteSigner(StringBuilder text, CheckResult result)
    {
        Signer signer = result.Signer;
        Line(text, "Signer");
        if (signer.Fingerprint is null)
        {
            Line(text, "  No key could be read here.");
        }
        else
        {
            Line(text, $"  name             {Plain.Of(signer.Name ?? "")}");
            Line(text, $"  fingerprint      {signer.Groups()}");
        }

        Line(text, signer switch
        {
            { Fingerprint: null, IsGiven: false } => "  You gave no key, so nothing tells who signed this.",
            { Fingerprint: null } => "  So it is not shown to be signed by the key that you gave.",
            { IsSame: true } => "  This is the key that you gave.",
            { IsGiven: true } => "  This is NOT the key that you gave.",
            _ => "  You gave no key. Compare the fingerprint with one that you have from elsewhere.",
        });
        text.Append('\n');
    }

    private static void WriteList(StringBuilder text, string title, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0) return;
        Line(text, title);
        foreach (string sentence in sentences) Line(text, $"  - {sentence}");
        text.Append('\n');
    }

    private static void WriteFaults(StringBuilder text, CheckResult result)
    {
        if (result.Faults.IsEmpty) return;
        Line(text, "Faults");
        foreach (IGrouping<string, Fault> group in result.Faults.Kept.GroupBy(fault => fault.Code))
        {
            foreach (Fault fault in group.Take(MostOfOneCode))
            {
                string path = fault.Path.Length == 0 ? "" : $" {Plain.Of(fault.Path)}";
                Line(text, $"  {fault.Code}{path}: {Plain.Of(Message(fault))}");
            }

            long more = group.Count() - MostOfOneCode + result.Faults.NotKept.GetValueOrDefault(group.Key);
            if (more > 0) Line(text, $"  {group.Key}: and {more} more; --json lists them.");
            Line(text, $"    {Codes.HintFor(group.Key)}");
        }

        text.Append('\n');
    }

    private static void WriteVerdict(StringBuilder text, CheckResult result)
    {
        string verdict = result.ExitCode switch
        {
            CheckResult.ExitClean => "PASSED. No fault was found, and the signer is the one that you named.",
            CheckResult.ExitNotIdentified => $"{Sentences.NotIdentified}. No fault was found.",
            _ when result.Kind == "unknown" => "NOT CHECKED.",
            _ => $"NOT PASSED. {Plain.Count(result.Faults.Count, "fault")} found. "
                + "Do not rely on it as it is.",
        };
        Line(text, verdict);
        text.Append('\n');
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
