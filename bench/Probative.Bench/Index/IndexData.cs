using System.Runtime.InteropServices;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

/// <summary>What is indexed and looked for in one run.</summary>
/// <param name="Hashes">The hashes, neighbours of the queries among them.</param>
/// <param name="Tags">Their tags; those of the neighbours of query i are 5·i to 5·i + 4.</param>
/// <param name="Queries">The queries.</param>
/// <param name="Video">The 18,000 hashes of a video of ten minutes that is not there.</param>
/// <param name="Copy">As many frames of a copy of what is there; empty where there is no video.</param>
internal sealed record IndexData(
    PdqHash[] Hashes, ulong[] Tags, PdqHash[] Queries, PdqHash[] Video, PdqHash[] Copy)
{
    private const int Queried = 4000;
    private const int VideoFrames = 18_000;

    public static IndexData Random(int count)
    {
        var mill = HashMill.Random(count, Queried, 1);
        var random = new Random(7);
        var video = new PdqHash[VideoFrames];
        var scene = HashMill.Draw(random);
        for (var i = 0; i < video.Length; i++)
        {
            // Frames of a scene of some seconds differ in a few bits, sometimes in none.
            scene = random.Next(150) == 0
                ? HashMill.Draw(random)
                : HashMill.Near(scene, random.Next(6), random);
            video[i] = scene;
        }

        return new IndexData(mill.Hashes, mill.Tags, mill.Queries, video, []);
    }

    /// <summary>Hashes of frames; half of the queries are copies of frames, half are listed hashes.</summary>
    public static IndexData Real(int count, string outside, string folder)
    {
        var real = RealHashes.From(RealPictures.All(outside));
        var kept = Path.Combine(folder, $"frames-{count}-{real.Digest:x16}.bin");
        var hashes = new PdqHash[count];
        if (File.Exists(kept))
        {
            using var file = File.OpenRead(kept);
            for (var at = 0; at < count; at += 1 << 20) file.ReadExactly(Part(hashes, at));
        }
        else
        {
            real.Fill(hashes, 11);
            Console.WriteLine($"index: {100.0 * real.Poor / count:F1} % of frames have a quality under 50");
            using var file = File.Create(kept);
            for (var at = 0; at < count; at += 1 << 20) file.Write(Part(hashes, at));
        }

        var listed = Listed(outside);
        listed.CopyTo(hashes.AsSpan(count / 2));
        var random = new Random(5);
        var queries = new PdqHash[Queried];
        real.Copies(Queried / 2, 11, 97).CopyTo(queries, 0);
        for (var i = Queried / 2; i < Queried; i++) queries[i] = listed[random.Next(listed.Length)];
        var video = new PdqHash[VideoFrames];
        real.Fill(video, 12);
        Console.WriteLine(
            $"index: frames of {real.Canvases} pictures, {listed.Length} listed hashes, "
                + $"{hashes.Distinct().Count()} of {count} distinct");
        var mill = HashMill.Plant(hashes, queries, random);
        return new IndexData(mill.Hashes, mill.Tags, mill.Queries, video, real.Copies(VideoFrames, 11, 1));
    }

    private static Span<byte> Part(PdqHash[] hashes, int from) =>
        MemoryMarshal.AsBytes(hashes.AsSpan(from, Math.Min(1 << 20, hashes.Length - from)));

    /// <summary>The hashes that other programs listed: frames of sample videos, and photographs.</summary>
    private static PdqHash[] Listed(string outside)
    {
        var lines = Directory.EnumerateFiles(Path.Combine(outside, "vpdq", "common"), "*.txt")
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(',').ElementAtOrDefault(2) ?? "")
            .Concat(File.ReadLines(Path.Combine(outside, "pdq", "haystack.txt")));
        return [.. lines.Select(line => PdqHash.TryParse(line, out var hash) ? hash : default)
            .Where(hash => hash != default)];
    }
}
