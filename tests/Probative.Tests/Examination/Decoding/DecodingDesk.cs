using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Examination.Decoding;
using Probative.Formats.Bytes;
using Probative.Formats.Types;
using Probative.Local.Sandboxing;
using Probative.Tests.Examination.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Decoding;

/// <summary>probative-decode in bubblewrap, and files to ask it about; a visible skip without.</summary>
internal sealed class DecodingDesk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private int _files;

    private DecodingDesk(BubblewrapSandbox sandbox, DecodingVersions versions)
    {
        (Sandbox, Versions) = (sandbox, versions);
        Workbench = new Workbench(sandbox);
    }

    public BubblewrapSandbox Sandbox { get; }

    public DecodingVersions Versions { get; }

    public Workbench Workbench { get; }

    public static async Task<DecodingDesk> OpenAsync()
    {
        var sandbox = Decoders.Bubblewrap(Path.GetTempPath());
        var versions = await DecodingVersions.FindAsync(sandbox, [], TestContext.Current.CancellationToken);
        Assert.SkipWhen(
            versions is null && !File.Exists(DecodingProgram.Path),
            "Not run: probative-decode is not built.");
        Assert.NotNull(versions);
        return new DecodingDesk(sandbox, versions);
    }

    public Task<ExaminationOutcome> RunAsync(IExamination examination, byte[] bytes)
    {
        var name = $"item{_files++}";
        _folder.Write(name, bytes);
        return RunAsync(examination, _folder[name]);
    }

    public Task<ExaminationOutcome> RunAsync(IExamination examination, string path)
    {
        using var bytes = FileBytes.Open(path);
        var type = TypeReader.Read(bytes, Path.GetFileName(path));
        var subject = new Subject(path, bytes.Length, type);
        return examination.RunAsync(subject, Workbench, TestContext.Current.CancellationToken);
    }

    public static (JsonObject Report, string Text, List<string[]> Map) Read(ExaminationOutcome outcome)
    {
        var found = Assert.IsType<ExaminationOutcome.Found>(outcome);
        var text = Assert.Single(found.Made, made => made.Role == "text");
        var map = Assert.Single(found.Made, made => made.Role == "text map");
        return (
            found.Report,
            Encoding.UTF8.GetString(text.Bytes.Span),
            [.. Encoding.UTF8.GetString(map.Bytes.Span).Split('\n').Skip(1).Where(row => row.Length > 0)
                .Select(row => row.Split(','))]);
    }

    public async ValueTask DisposeAsync()
    {
        await Workbench.DisposeAsync();
        _folder.Dispose();
    }
}
