using Xunit;

namespace Probative.Faults.Tests;

/// <summary>A file that holds a file system, with a vault in it and everything durable. Root only.</summary>
internal sealed class MountImage : IDisposable
{
    // The least that mkfs.xfs makes is 300 MB; the file has holes.
    private const long SizeBytes = 320L << 20;

    private readonly string _type;
    private readonly string _options;
    private readonly string _path = Path.GetTempFileName();

    private MountImage(string type, string options) => (_type, _options) = (type, options);

    /// <summary>
    /// A new file system with a copy of the vault as `vault` in it; skips where none can be mounted.
    /// </summary>
    public static MountImage Create(string type, string options, string make, string vault)
    {
        var image = new MountImage(type, options);
        try
        {
            image.Fill(make, vault);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    public MountImage Copy()
    {
        var copy = new MountImage(_type, _options);
        Assert.Equal(0, Programs.Run("cp", ["--sparse=always", _path, copy._path]).ExitCode);
        return copy;
    }

    /// <summary>Does the work on the mounted file system, which is gone afterwards as when power fails.
    /// </summary>
    public T UntilPowerCut<T>(Func<string, T> work) => Mounted(root =>
    {
        var done = work(root);

        // Without -f the journal is not flushed: what was not synced is gone.
        var cut = Programs.Run("xfs_io", ["-x", "-c", "shutdown", root]);
        Assert.True(cut.ExitCode == 0, cut.Errors);
        return done;
    });

    public T Mounted<T>(Func<string, T> work)
    {
        using var disk = new TemporaryMount(_type, _options, _path);
        return work(disk.Path);
    }

    public void Dispose() => File.Delete(_path);

    private void Fill(string make, string vault)
    {
        using (var file = File.OpenWrite(_path)) file.SetLength(SizeBytes);
        var made = Programs.Run(make, _type == "ext4" ? ["-q", "-F", _path] : ["-q", "-f", _path]);
        Assert.True(made.ExitCode == 0, made.Errors);
        TemporaryMount.Need(_type, _options, _path);
        var copied = Mounted(root => Programs.Run("cp", ["-a", vault, Path.Combine(root, "vault")]));
        Assert.True(copied.ExitCode == 0, copied.Errors);
        // Unmounting wrote everything to the image.
    }
}
