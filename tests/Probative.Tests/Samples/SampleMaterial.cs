using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Samples;

/// <summary>What the generator of the sample case makes, twice, each into a folder of its own.</summary>
public sealed class SampleMaterial : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private JsonObject? _files;

    public string First => _folder["first"];

    public string Second => _folder["second"];

    /// <summary>What the generator tells of each file, by its path.</summary>
    internal JsonObject Files
    {
        get
        {
            Assert.SkipWhen(_files is null, "ffmpeg is not here: the sample case cannot be made.");
            return _files;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!IsHere("ffmpeg")) return;
        await Task.WhenAll(MakeAsync(First), MakeAsync(Second));
        var truth = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(First, "ground-truth.json")))!;
        _files = truth["files"]!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The files of which the truth has an entry of that name, with it.</summary>
    internal IEnumerable<(string Name, JsonObject Told)> With(string entry) =>
        Files.Where(file => file.Value!.AsObject().ContainsKey(entry))
            .Select(file => (file.Key, file.Value!.AsObject()));

    internal string PathOf(string name) => Path.Combine(First, name);

    internal static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What a program writes; its exit code must be 0.</summary>
    internal static async Task<byte[]> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
        return output.ToArray();
    }

    private static Task<byte[]> MakeAsync(string folder)
    {
        var program = AppContext.BaseDirectory.Replace(
            "tests/Probative.Tests", "samples/Probative.Samples", StringComparison.Ordinal)
            + "Probative.Samples.dll";
        return RunAsync("dotnet", program, Path.Combine(Repository.Root, "samples/texts"), folder);
    }
}
