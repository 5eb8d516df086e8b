using System.Globalization;
using Probative.Bench.Casework;
using Probative.Bench.Copies;
using Probative.Bench.Fingerprints;
using Probative.Bench.Index;
using Probative.Bench.Programs;
using Probative.Bench.Proofs;
using Probative.Bench.Search;
using Probative.Bench.Storage;

const string Usage =
    "usage: Probative.Bench facts|prepare|append|items|large|replay|check|backup|proof|search [DIRECTORY] "
        + "| start FOLDER | words VAULT | casework FOLDER [INCIDENTS [ROOM]] | pdq | sounds "
        + "| index [N] [--real] [--no-peer] "
        + "| copies [--clips N] [--seed S] [--all] [--candidates [--among N]] [--pictures] "
        + "[--tmk]";
var directory = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "probative-bench");
switch (args.FirstOrDefault())
{
    case "facts":
        await FactBench.RunAsync(directory);
        return 0;
    case "prepare":
        PrepareBench.Run();
        return 0;
    case "append":
        await AppendBench.RunAsync(directory);
        return 0;
    case "items":
        await SmallItemBench.RunAsync(directory);
        return 0;
    case "large":
        await LargeItemBench.RunAsync(directory);
        return 0;
    case "replay":
        await ReplayBench.RunAsync(directory);
        return 0;
    case "check":
        await CheckBench.RunAsync(directory);
        return 0;
    case "backup":
        await BackupBench.RunAsync(directory);
        return 0;
    case "proof":
        await ProofBench.RunAsync(directory);
        return 0;
    case "search":
        await SearchBench.RunAsync(directory);
        return 0;
    case "pdq":
        PdqBench.Run();
        return 0;
    case "sounds":
        SoundBench.Run();
        return 0;
    case "index":
        IndexBench.Run(args[1..]);
        return 0;
    case "copies":
        CopiesBench.Run(args);
        return 0;
    case "casework" when args.Length > 1:
        await CaseworkBench.RunAsync(
            directory,
            args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000,
            args.Length > 3 ? args[3] : null);
        return 0;
    case "words" when args.Length > 1:
        ListedNames.Run(directory);
        return 0;
    case "start" when args.Length > 1:
        StartBench.Run(directory);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
