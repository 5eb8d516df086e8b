using Xunit;

namespace Probative.Faults.Tests;

/// <summary>A file system that is mounted for one test and unmounted after it. Root only.</summary>
internal sealed class TemporaryMount : IDisposable
{
    public TemporaryMount(string type, string options, string device = "none")
    {
        Path = Directory.CreateTempSubdirectory("probative-mount-").FullName;
        var ran = Programs.Run("mount", ["-t", type, "-o", options, device, Path]);
        if (ran.ExitCode == 0) return;
        Directory.Delete(Path);
        Assert.Fail($"mount -t {type} -o {options}: {ran.Errors}");
    }

    public string Path { get; }

    /// <summary>
    /// Skips, visibly, where this cannot be mounted at all, as in many containers: a mount that fails later
    /// is a failure of the test.
    /// </summary>
    public static void Need(string type, string options, string device = "none")
    {
        Programs.Need("mount", "umount");
        Programs.NeedRoot();
        var probe = Directory.CreateTempSubdirectory("probative-mount-").FullName;
        var ran = Programs.Run("mount", ["-t", type, "-o", options, device, probe]);
        if (ran.ExitCode == 0) Programs.Run("umount", [probe]);
        Directory.Delete(probe);
        var what = options.Contains("loop", StringComparison.Ordinal) ? "no loop device" : "no mount";
        Assert.SkipUnless(ran.ExitCode == 0, $"{what}: mount -t {type} -o {options}: {ran.Errors.Trim()}");
    }

    public void Remount(string options)
    {
        var ran = Programs.Run("mount", ["-o", $"remount,{options}", Path]);
        Assert.True(ran.ExitCode == 0, ran.Errors);
    }

    public void Dispose()
    {
        var ran = Programs.Run("umount", [Path]);

        // A killed program may hold it for a moment longer; it is then let go when that ends.
        if (ran.ExitCode != 0) ran = Programs.Run("umount", ["-l", Path]);
        Assert.True(ran.ExitCode == 0, ran.Errors);
        Directory.Delete(Path);
    }
}
