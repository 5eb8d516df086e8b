using Xunit;

namespace Probative.Ledger.Tests.Peers;

/// <summary>Builds tests/peers/tlogcheck once; absent Go or x/mod, its tests skip.</summary>
public sealed class TlogCheck : IDisposable
{
    private const string Library = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog";

    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _program;

    public TlogCheck() => _program = new Lazy<string>(Build);

    /// <summary>Null if the program says that everything holds, else what it says is wrong.</summary>
    public string? Check(params string[] arguments)
    {
        Peer.Need("go");
        Assert.SkipUnless(Directory.Exists(Library), "golang-golang-x-mod-dev is absent.");
        var (exit, output) = Peer.Run(_program.Value, _folder.Path, arguments);
        Assert.True(exit is 0 or 1, output);
        Assert.StartsWith(exit == 0 ? "ok: " : "tlogcheck: ", output, StringComparison.Ordinal);
        return exit == 0 ? null : output;
    }

    public void Dispose() => _folder.Dispose();

    private string Build()
    {
        var program = _folder["tlogcheck"];
        var (exit, output) = Peer.Run(Path.Combine(Peer.Folder("tlogcheck"), "build"), _folder.Path, program);
        Assert.True(exit == 0, output);
        return program;
    }
}
