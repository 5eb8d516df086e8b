using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace Probative.Tests;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("probative-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
    }

    /// <summary>Changes one bit of a byte of a file, whether or not it may be written.</summary>
    [SupportedOSPlatform("linux")]
    public static void Flip(string path, int at)
    {
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 4;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>What .NET cannot make: links, pipes, names that are no UTF-8.</summary>
    public void Shell(string script)
    {
        using var shell =
            Process.Start(new ProcessStartInfo("sh", ["-ec", script]) { WorkingDirectory = Path })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    public void Dispose()
    {
        // By the shell: .NET cannot delete a folder whose name is no UTF-8.
        Shell("chmod -R u+rwx . && rm -rf \"$PWD\"");
    }
}
