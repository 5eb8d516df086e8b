using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Probative.Kernel.Sandbox;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>
/// Media that chance broke, through the decoders: each run ends in time and within its limits, the item is as
/// before, and nothing is left. 300 of them; PROBATIVE_MUTATIONS=5000 takes as many as it says, and
/// PROBATIVE_SEED repeats a run.
/// </summary>
public sealed class MutatedMediaTests(ITestOutputHelper output) : IDisposable
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const int Batch = 25;
    private const int ProbeEvery = 10;
    private const int FrameLimitBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, int> _endings = new();
    private readonly string _word = "media" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private static readonly ParallelOptions s_atOnce = new() { MaxDegreeOfParallelism = 2 };

    private static readonly SandboxLimits s_limits = new()
    {
        WallTime = TimeSpan.FromSeconds(15),
        CpuTime = TimeSpan.FromSeconds(10),
        MemoryBytes = 1024 * 1024 * 1024,
        StandardOutputBytes = FrameLimitBytes,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Decoders_of_broken_media_end_in_time_and_leave_nothing()
    {
        Decoders.Need("/usr/bin/ffmpeg");
        Decoders.Need("/usr/bin/exiftool");
        var runs = Directory.CreateDirectory(_folder["runs"]).FullName;
        var sandbox = Decoders.Bubblewrap(runs);
        var seed = Asked("PROBATIVE_SEED", Random.Shared.Next());
        var count = Asked("PROBATIVE_MUTATIONS", 300);
        output.WriteLine($"PROBATIVE_SEED={seed} PROBATIVE_MUTATIONS={count}");
        var seeds = Media.Make(_folder);
        await AssertReadWholeAsync(sandbox, seeds);

        _folder.Write("vault/secret", "secret");
        var chance = new Random(seed);
        var items = Enumerable.Range(0, count).Select(place =>
        {
            var bytes = Media.Mutate(seeds[chance.Next(seeds.Count)].Bytes, chance);
            _folder.Write($"items/{place}", bytes);
            return (Path: _folder[$"items/{place}"], Digest: SHA256.HashData(bytes));
        }).ToList();
        await Parallel.ForEachAsync(
            items, s_atOnce, async (item, _) => await DecodeAsync(sandbox, item.Path));
        await Parallel.ForEachAsync(
            items.Where((_, place) => place % ProbeEvery == 0),
            s_atOnce,
            async (item, _) => Count("probe", (await sandbox.RunAsync(Probing(item.Path))).Outcome));
        await Parallel.ForEachAsync(
            items.Chunk(Batch),
            s_atOnce,
            async (some, _) => await DescribeAsync(sandbox, [.. some.Select(one => one.Path)]));

        output.WriteLine(string.Join(", ", _endings.OrderByDescending(one => one.Value)));
        Assert.All(items, item => Assert.Equal(item.Digest, SHA256.HashData(File.ReadAllBytes(item.Path))));
        Assert.Equal("secret", File.ReadAllText(_folder["vault/secret"]));
        Assert.Equal(count, Directory.EnumerateFileSystemEntries(_folder["items"]).Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(runs));
        Assert.Empty(await Decoders.LeftWithAsync(_word));
    }

    /// <summary>Unbroken, each is read: what is broken is broken by chance and not by the sandbox.</summary>
    private async Task AssertReadWholeAsync(
        ISandbox sandbox, IReadOnlyList<(string Name, byte[] Bytes)> seeds)
    {
        foreach (var (name, bytes) in seeds) _folder.Write($"whole/{name}", bytes);
        var paths = seeds.Select(seed => _folder[$"whole/{seed.Name}"]).ToList();
        var (described, text) = await sandbox.RunAsync(Describing(paths));
        Assert.True(described.IsWell, described.ToString());
        Assert.Equal(seeds.Count, text.Split(":FileType\"").Length - 1);
        var media = paths.Where(path => !path.EndsWith("pdf", Ordinal));
        await Parallel.ForEachAsync(media, s_atOnce, async (path, _) =>
        {
            var (decoded, raw) = await sandbox.RunAsync(Decoding(path));
            Assert.True(decoded.IsWell, path + decoded);
            Assert.NotEmpty(raw);
            var (probed, streams) = await sandbox.RunAsync(Probing(path));
            Assert.True(probed.IsWell, path + probed);
            Assert.Contains("codec_name=", streams, Ordinal);
        });
    }

    private async Task DecodeAsync(ISandbox sandbox, string item)
    {
        var (outcome, raw) = await sandbox.RunAsync(Decoding(item));
        Count("decode", outcome);
        Assert.True(raw.Length <= FrameLimitBytes);
    }

    private async Task DescribeAsync(ISandbox sandbox, IReadOnlyList<string> items)
    {
        var (outcome, _) = await sandbox.RunAsync(Describing(items));
        Count("describe", outcome);
    }

    private void Count(string what, SandboxOutcome outcome)
    {
        var ending = outcome.Ending;
        Assert.True(outcome.Took < s_bound, outcome.ToString());
        Assert.False(ending is SandboxEnding.NotStarted, outcome.ToString());
        _endings.AddOrUpdate($"{what}: {ending}", 1, (_, before) => before + 1);
    }

    private SandboxRun Decoding(string item) => new()
    {
        Program = new SandboxProgram { Path = "/usr/bin/ffmpeg" },
        Arguments = at =>
        [
            "-nostdin", "-v", "error", "-threads", "2", "-protocol_whitelist", "file,pipe", "-i", at.Item(0),
            "-t", "2", "-fs", Text(FrameLimitBytes), "-metadata", $"comment={_word}", "-f", "nut",
            "-c:v", "rawvideo", "-c:a", "pcm_s16le", "pipe:1",
        ],
        Items = [item],
        Limits = s_limits,
    };

    private SandboxRun Probing(string item) => new()
    {
        Program = new SandboxProgram { Path = "/usr/bin/ffprobe" },
        Arguments = at =>
            ["-v", "error", "-show_streams", "-show_packets", "-print_format", "default", at.Item(0)],
        Items = [item],
        Limits = s_limits,
    };

    private SandboxRun Describing(IReadOnlyList<string> items) => new()
    {
        Program = new SandboxProgram { Path = "/usr/bin/exiftool" },
        Arguments = at =>
            ["-j", "-G1", "-userParam", $"word={_word}", .. Enumerable.Range(0, items.Count).Select(at.Item)],
        Items = items,
        Limits = s_limits,
    };

    private static int Asked(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : otherwise;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
