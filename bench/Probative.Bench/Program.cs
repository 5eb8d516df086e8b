using Probative.Bench.Storage;

// Usage: Probative.Bench facts|prepare|append|items|large|replay [DIRECTORY]
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
    default:
        Console.Error.WriteLine("usage: Probative.Bench facts|prepare|append|items|large|replay [DIRECTORY]");
        return 2;
}
