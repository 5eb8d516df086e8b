using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Formats;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;
using Probative.Formats.Types;

namespace Probative.Examination.Texts;

/// <summary>
/// The characters of a text or of subtitles, with a map from each back to the bytes of the file, and in which
/// language they seem to be.
/// </summary>
public sealed class TextExamination : IExamination
{
    public string Name => "text";

    public Procedure Procedure { get; } = new(1, [], []);

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);

        // The characters of a page are read by the examination `page`, without its markup.
        return type.Finding.Type is { Family: TypeFamily.Text, MediaType: not "text/html" };
    }

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var bytes = FileBytes.Open(subject.Path);
        return Task.FromResult(Read(bytes));
    }

    private static ExaminationOutcome Read(FileBytes bytes)
    {
        if (SubtitleReader.Read(bytes) is { } subtitles)
            return Found(TextJson.Of(subtitles), subtitles.Text, subtitles.Damage);
        var plain = PlainText.Read(bytes);
        return plain.Text is { Text.Length: > 0 } text
            ? Found(TextJson.Of(plain), text, plain.Damage)
            : new ExaminationOutcome.Nothing();
    }

    private static ExaminationOutcome.Found Found(JsonObject report, MappedText text, DamageList damage)
    {
        var notes = new Notes();
        if (damage.Errors > 0) notes.Add("damage", $"{damage.Errors} faults, the first: {damage[0].Message}");
        report["notes"] = notes.ToJson();
        return new ExaminationOutcome.Found(report, new DecodedText(text.Text, MapOf(text)).Made());
    }

    /// <summary>
    /// A row for each run: where it begins in the text and how long it is there, in UTF-16 code units; where
    /// it begins in the file and how long it is there, in bytes; 1 where these are the very characters.
    /// </summary>
    private static string MapOf(MappedText text)
    {
        var rows = new StringBuilder(DecodedText.BytesHead + "\n");
        foreach (var run in text.Runs)
        {
            rows.Append(
                CultureInfo.InvariantCulture,
                $"{run.TextStart},{run.TextLength},{run.ByteOffset},{run.ByteLength}");
            rows.Append(run.IsExact ? ",1\n" : ",0\n");
        }

        return rows.ToString();
    }
}
