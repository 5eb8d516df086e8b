using Xunit;

namespace Probative.Faults.Tests;

/// <summary>A file system that is mounted for one test and unmounted after it. Root only.</summary>
internal sealed class TemporaryMount : IDisposable
{
    public TemporaryMount(string type, string options, string device = "none")
    {
        Path = Directory.CreateTempSubdirectory("probative-mount-").FullName;
        var ran = Programs.Run("mount", ["-t", type, "-o", options, device, Path]);
        Assert.SkipUnless(ran.ExitCode == 0, $"mount -t {type} is not possible here: {ran.Errors}");
    }

    public string Path { get; }

    public void Dispose()
    {
        var ran = Programs.Run("umount", [Path]);
        Assert.True(ran.ExitCode == 0, ran.Errors);
        Directory.Delete(Path);
    }
}
