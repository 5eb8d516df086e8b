using System.Text.Json.Nodes;
using Probative.Examination.Telemetry;
using Probative.Formats;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;
using Probative.Formats.Segments;
using Probative.Formats.TransportStream;
using Probative.Formats.Types;

namespace Probative.Examination.Anatomy;

/// <summary>
/// How a file is put together: its boxes or segments, what they state, and where they are damaged.
/// </summary>
public sealed class AnatomyExamination : IExamination
{
    public string Name => "anatomy";

    public Procedure Procedure { get; } = new(1, [], []);

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0
            && type.Finding.Type.Family is TypeFamily.Picture or TypeFamily.Video or TypeFamily.Sound;
    }

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var bytes = FileBytes.Open(subject.Path);
        return Task.FromResult(Read(subject, bytes));
    }

    /// <summary>
    /// What is wrong with the form of a picture or a video; null where its form is none that is read here, or
    /// reading it takes as long as the whole file.
    /// </summary>
    internal static DamageList? DamageOf(FileBytes bytes)
    {
        if (SegmentReader.Read(bytes) is { } segments) return segments.Damage;
        var boxes = BoxReader.Read(bytes);
        return boxes.Brands is null && boxes.Movie is null && boxes.Tracks.Count == 0 ? null : boxes.Damage;
    }

    private static ExaminationOutcome Read(Subject subject, FileBytes bytes)
    {
        var notes = new Notes();
        if (subject.Type.Finding.Type.MediaType == "video/mp2t")
        {
            var transport = TransportReader.Examine(bytes);
            NoteDamage(transport.Damage, notes);
            return Found("transport stream", TransportJson.Of(transport), notes);
        }

        if (SegmentReader.Read(bytes) is { } segments)
        {
            NoteDamage(segments.Damage, notes);
            return Found("segments", SegmentJson.Of(segments), notes);
        }

        var boxes = BoxReader.Read(bytes);
        if (boxes.Brands is null && boxes.Movie is null && boxes.Tracks.Count == 0)
            return new ExaminationOutcome.Nothing();
        NoteDamage(boxes.Damage, notes);
        NoteEdits(boxes, notes);
        if (boxes is { Movie: null, Items: null, Fragments: null })
            notes.Add("no-movie-box", "No box says what the media data is: it cannot be played so.");
        return Found("boxes", BoxJson.Of(boxes), notes);
    }

    private static ExaminationOutcome.Found Found(string kind, JsonObject anatomy, Notes notes) => new(
        new JsonObject { ["kind"] = kind, ["anatomy"] = anatomy, ["notes"] = notes.ToJson() });

    private static void NoteDamage(DamageList damage, Notes notes)
    {
        if (damage.Errors > 0)
            notes.Add("damage", $"{damage.Errors} faults in its form, the first: {damage[0].Message}");
    }

    /// <summary>
    /// An empty edit delays a track by what its coding needs; more than that hides or repeats pictures.
    /// </summary>
    private static void NoteEdits(BoxReport boxes, Notes notes)
    {
        foreach (var track in boxes.Tracks.Where(track => track.EditCount > 1))
        {
            notes.Add(
                "edit-list", $"Track {track.Id} is shown by {track.EditCount} edits, not as it is stored.");
        }
    }
}
