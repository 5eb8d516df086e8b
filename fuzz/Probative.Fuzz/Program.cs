using System.Globalization;
using System.Security.Cryptography;
using Probative.Fuzz;
using Probative.Fuzz.Looping;
using Probative.Fuzz.Seeding;
using SharpFuzz;

const string Usage =
    "usage: Probative.Fuzz list | seeds CORPUS | once TARGET FILE... | afl TARGET "
        + "| loop TARGET|all SECONDS SEED [CORPUS]";
switch (args)
{
    case ["list"]:
        foreach (var target in FuzzTargets.All) Console.WriteLine(target.Name);
        return 0;
    case ["seeds", var corpus]:
        SeedWriter.WriteAll(corpus);
        return 0;
    case ["once", var name, .. var files] when FuzzTargets.Find(name) is { } target:
        foreach (var file in files) target.Run(File.ReadAllBytes(file));
        return 0;
    case ["afl", var name] when FuzzTargets.Find(name) is { } target:
        Fuzzer.OutOfProcess.Run(stream => target.Run(ReadAll(stream)));
        return 0;
    case ["loop", var name, var seconds, var seed, .. var rest]:
        var limit = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        var number = int.Parse(seed, CultureInfo.InvariantCulture);
        var faults = 0;
        foreach (var target in FuzzTargets.All.Where(target => name == "all" || target.Name == name))
            faults += Loop(target, limit, number, rest is [var given, ..] ? given : "fuzz/corpus");
        return faults == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static byte[] ReadAll(Stream stream)
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    return bytes.ToArray();
}

static int Loop(IFuzzTarget target, TimeSpan limit, int seed, string corpus)
{
    var seeds = Corpus.Read(Path.Combine(corpus, target.Name));
    var result = new FuzzLoop(target, seeds, seed).Run(limit);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name}: {result.Executions} executions, {result.Seconds:F0} s, seed {seed}, "
            + $"{seeds.Count} files; slowest {result.SlowestMs:F1} ms, most memory "
            + $"{result.LargestBytes / 1024} KiB; faults {result.Faults.Count}"));
    foreach (var fault in result.Faults)
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData(fault.Input))[..12];
        var file = Path.Combine(Path.GetTempPath(), $"fuzz-{target.Name}-{sum}");
        File.WriteAllBytes(file, fault.Input);
        Console.WriteLine($"  {file} ({fault.Input.Length} bytes): {fault.Reason}");
    }

    return result.Faults.Count;
}
