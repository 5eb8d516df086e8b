using System.Diagnostics;
using System.Text;
using Probative.Examination;
using Probative.Examination.Decoding;
using Probative.Examination.Texts;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Decoding;

/// <summary>Random and mutated files: an outcome every time, and the program goes on or is new.</summary>
public sealed class HostileDecodingTests
{
    private const int Rounds = 150;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mutated_file_has_an_outcome()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        byte[][] seeds =
        [
            SmallExif.Of("Karst", "Lantern 3", "2024:03:01 10:11:12"),
            SmallPdf.Of(["The ferry left", "at noon."], ["The gate was open."]),
            Encoding.UTF8.GetBytes("<html><meta charset=utf-8><p title='a'>Паром &amp; <b>x</b><script>"),
        ];
        string[] kinds = ["metadata", "pdf", "html"];
        var random = new Random(Seed);
        var (answered, ended) = (0, 0);
        using var folder = new TempFolder();
        for (var round = 0; round < Rounds; round++)
        {
            var kind = round % kinds.Length;
            folder.Write("item", Mutate(random, seeds[random.Next(4) == 0 ? random.Next(3) : kind]));
            var reply = await desk.Workbench.Decoding.AskAsync(kinds[kind], folder["item"], 1, Ct);
            if (reply is SandboxReply.Answered(var bytes))
            {
                answered++;
                Assert.NotNull(DecodingAnswer.Read(bytes)?.Text("outcome"));
            }
            else
            {
                ended++;
            }

            folder.Shell("rm -f item");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {answered} answered, {ended} ended");
        Assert.Equal(Rounds, answered + ended);
        var (_, text, _) = DecodingDesk.Read(await desk.RunAsync(PaperTests.Of(desk), seeds[1]));
        Assert.Contains("ferry", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_it_does_not_know_ends_it_and_the_next_one_starts_it()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        using var folder = new TempFolder();
        folder.Write("item", "<p>text");
        var unknown = await desk.Workbench.Decoding.AskAsync("nothing", folder["item"], 7, Ct);
        Assert.Contains("unknown", Encoding.UTF8.GetString(
            Assert.IsType<SandboxReply.Answered>(unknown).Bytes.Span), StringComparison.Ordinal);
        var broken = await desk.Workbench.Decoding.AskAsync("two\nlines", folder["item"], 7, Ct);
        Assert.IsType<SandboxReply.Ended>(broken);
        var (_, text, _) = DecodingDesk.Read(await desk.RunAsync(PageTests.Of(desk), "<p>text"u8.ToArray()));
        Assert.Equal("text", text);
    }

    [Fact]
    public async Task A_large_file_is_read_by_a_program_of_its_own()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        using var folder = new TempFolder();
        folder.Write("item", "<p>text");
        var reply = await desk.Workbench.Decoding.AskAsync("html", folder["item"], long.MaxValue, Ct);
        var bytes = Assert.IsType<SandboxReply.Answered>(reply).Bytes;
        Assert.Equal(
            "text", DecodingAnswer.Read(bytes)?.Text("text"));
    }

    [Fact]
    public async Task It_answers_soon_and_without_the_sandbox_too()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        await using var workbench = new Workbench(new UnsafeSandbox(Path.GetTempPath()));
        using var folder = new TempFolder();
        folder.Write("item", "<p>text");
        foreach (var (name, bench) in new[] { ("bubblewrap", desk.Workbench), ("none", workbench) })
        {
            var clock = Stopwatch.StartNew();
            var took = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                clock.Restart();
                var reply = await bench.Decoding.AskAsync("html", folder["item"], 7, Ct);
                took.Add(clock.Elapsed.TotalMilliseconds);
                Assert.IsType<SandboxReply.Answered>(reply);
            }

            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: first {took[0]:0} ms, then {took.Skip(5).Average():0.0} ms");
        }
    }

    [Theory]
    [InlineData("0,5,0,5,1", true)]
    [InlineData("0,6,0,5,1", false)]
    [InlineData("0,5,6,5,1", false)]
    [InlineData("0,5,-1,5,1", false)]
    [InlineData("0,5,0,5", false)]
    [InlineData("0,5,0,5,1,7", false)]
    [InlineData("0,5,x,5,1", false)]
    [InlineData("0,5,0,5,2", false)]
    [InlineData("0,1e3,0,5,1", false)]
    [InlineData("0,0.5,0,5,1", false)]
    public void A_map_that_leads_out_of_the_file_is_not_taken(string row, bool isTaken)
    {
        var json = $"{{\"text\":\"ferry\",\"map\":\"{DecodedText.BytesHead}\\n{row}\\n\"}}";
        var answer = DecodingAnswer.Read(Encoding.UTF8.GetBytes(json))!;
        Assert.Equal(isTaken, DecodedText.ToBytes(answer, 10) is not null);
    }

    private static int Seed => 20240301;

    private static byte[] Mutate(Random random, byte[] seed)
    {
        if (random.Next(10) == 0)
        {
            var noise = new byte[random.Next(1, 5_000)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = seed.ToList();
        for (var change = random.Next(1, 12); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(1, Math.Min(40, bytes.Count - at) + 1));
                    break;
                case 2:
                    bytes.InsertRange(
                        at, bytes.GetRange(at, random.Next(1, Math.Min(40, bytes.Count - at) + 1)));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
