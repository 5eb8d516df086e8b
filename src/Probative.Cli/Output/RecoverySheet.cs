using System.Text;
using Probative.Kernel.Commands;
using Probative.Local.Keys;
using Probative.Local.Packages;

namespace Probative.Cli.Output;

/// <summary>
/// The recovery code on its way to paper. The file is reserved before the vault is made, so that a code is
/// never drawn that cannot be kept; only its owner can read it.
/// </summary>
internal sealed class RecoverySheet : IDisposable
{
    private readonly FileStream _file;
    private bool _isWritten;

    private RecoverySheet(FileStream file, string path)
    {
        _file = file;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Makes the empty file; an existing one is not touched.</summary>
    public static (RecoverySheet? Sheet, Problem? Problem) Reserve(string? path)
    {
        if (path is null) return (null, null);
        if (PackageSinks.WouldLieInVault(path))
        {
            return (null, new Problem(
                "sheet-in-vault",
                path,
                "The recovery sheet would lie with what it opens.",
                "Name a file outside of any vault."));
        }

        try
        {
            var file = PrivateFile.Open(path, FileMode.CreateNew);
            return (new RecoverySheet(file, System.IO.Path.GetFullPath(path)), null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem(
                "sheet-not-writable",
                path,
                "The recovery sheet cannot be written there, or a file is there already.",
                "Name a new file."));
        }
    }

    public void Write(RecoveryCode code, string vault, string fingerprint)
    {
        _file.Write(Encoding.UTF8.GetBytes($"""
            Probative recovery sheet

            Vault:          {System.IO.Path.GetFullPath(vault)}
            Fingerprint:    {fingerprint}
            Recovery code:  {code}

            This code opens the vault when its passphrase is lost (--recovery-code-file with the code in the
            first line of a file). Print this sheet, keep it apart from the vault, and delete the file.

            """));
        _file.Flush();
        _isWritten = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isWritten) File.Delete(Path);
    }
}
