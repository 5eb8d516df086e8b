using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Examination.Telemetry;
using Probative.Ledger;
using Xunit;

namespace Probative.Tests.Examination.Telemetry;

public sealed class TelemetryExaminationTests
{
    // A time, a latitude and a longitude of ST 0601.
    private static readonly byte[] s_klv = Convert.FromHexString(
        "060e2b34020b01010e01030101000000" + "16" + "0208000459f4a6aa4aa8" + "0d045595b66d" + "0e045b5360c4");

    [Theory]
    [InlineData(40, 40, null)]
    [InlineData(41, 40, "1 of 41 tracks are in the report alone: no file of them was made.")]
    [InlineData(64, 40, "24 of 64 tracks are in the report alone: no file of them was made.")]
    public async Task A_stream_of_many_tracks_makes_no_more_files_than_a_fact_names(
        int streams, int files, string? note)
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        desk.Desk.Folder.Write("many.ts", Stream(streams));
        var path = desk.Desk.Folder["many.ts"];
        var subject = ItemExaminer.Look(path, "many.ts");
        var examination = new TelemetryExamination();
        Assert.True(examination.AppliesTo(subject!.Type));
        await using var workbench = desk.Open();
        var examiner = new ItemExaminer(new ExaminationList([examination], []), workbench);
        var found = await examiner.RunAsync(examination, subject, CancellationToken.None);
        Assert.Equal(files, found.Made.Count);
        Assert.Equal(ItemExamined.DerivativesMax, files);
        var report = Assert.IsType<ExaminationOutcome.Found>(found.Outcome).Report;
        Assert.Equal(streams, report["tracks"]!.AsArray().Count);
        var told = report["notes"]!.AsArray().Where(one => (string?)one!["code"] == "tracks-left-out");
        Assert.Equal(note, (string?)told.SingleOrDefault()?["text"]);
    }

    [Fact]
    public async Task A_fact_names_no_more_derivatives_than_its_limit()
    {
        var one = new MadeDerivative("track", Hash32.Of([]), 0, "text/plain");
        Assert.Equal(40, Examined(40).Derivatives.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Examined(41));

        await using var desk = await ExaminerDesk.CreateAsync();
        var made = new Made("word", "text/plain", "word"u8.ToArray());
        var many = new LetterCount
        {
            Instead = (_, _) => Task.FromResult<ExaminationOutcome>(
                new ExaminationOutcome.Found(new JsonObject(), [.. Enumerable.Repeat(made, 41)])),
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.ExamineAsync([many]));
        Assert.Empty(await desk.Desk.FactsAsync(nameof(ItemExamined)));

        ItemExamined Examined(int count) => new()
        {
            Item = default,
            Sha256 = default,
            Examination = "letters",
            Procedure = new Procedure(1, [], []),
            Sandbox = null,
            Outcome = "found",
            Code = null,
            Message = null,
            Output = null,
            Derivatives = [.. Enumerable.Repeat(one, count)],
        };
    }

    /// <summary>Streams that no map announces, each with one packet that begins with a key.</summary>
    private static byte[] Stream(int count)
    {
        var packets = new List<byte>();
        for (var pid = 0x100; pid < 0x100 + count; pid++)
        {
            byte[] pes = [0, 0, 1, 0xbd, 0, (byte)(3 + s_klv.Length), 0x80, 0, 0, .. s_klv];
            var fill = 184 - pes.Length;
            packets.AddRange([0x47, (byte)(0x40 | (pid >> 8)), (byte)pid, 0x30, (byte)(fill - 1), 0]);
            packets.AddRange([.. Enumerable.Repeat((byte)0xff, fill - 2), .. pes]);
        }

        return [.. packets];
    }
}
