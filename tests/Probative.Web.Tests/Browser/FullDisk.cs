using System.Diagnostics;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>A disk of its own, in memory, whose room a test gives and takes.</summary>
internal sealed class FullDisk : IDisposable
{
    private FullDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private long Used => new DriveInfo(Folder) is var disk ? disk.TotalSize - disk.AvailableFreeSpace : 0;

    /// <summary>Skips, visibly, where nothing can be mounted, as in many containers.</summary>
    public static FullDisk Mount(long bytes)
    {
        var folder = Directory.CreateTempSubdirectory("probative-disk-").FullName;
        var isThere = Run("mount", "-t", "tmpfs", "-o", $"size={bytes},mode=700", "none", folder);
        if (!isThere) Directory.Delete(folder);
        Assert.SkipUnless(isThere, "no mount: only root may, and not in every container");
        return new FullDisk(folder);
    }

    /// <summary>Leaves so much room beside what lies there.</summary>
    public void Leave(long bytes) =>
        Assert.True(Run("mount", "-o", $"remount,size={Used + bytes}", Folder));

    public void Dispose()
    {
        if (!Run("umount", Folder)) Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
