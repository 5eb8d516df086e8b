using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Probative.Local.Sources;

namespace Probative.Local.Sandboxing;

/// <summary>
/// The folder of one run, for our eyes: the filter, what bubblewrap says of itself, pipes, and the places at
/// which items are put. It is made anew and gone with the run.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const uint OwnerOnly = 0x1C0; // 0700
    private const uint OthersPass = 0x1C9; // 0711
    private const uint OwnerReads = 0x100; // 0400
    private const uint OwnerReadsWrites = 0x180; // 0600

    private const int StatusBytesMax = 4096;

    private const string Prefix = "probative-run-";

    // Between making a folder and locking it there is a moment.
    private static readonly TimeSpan s_young = TimeSpan.FromHours(1);

    private readonly DecoderUser _user;
    private readonly FileStream _lock;

    private RunFolder(string path, DecoderUser user, FileStream locked)
    {
        _lock = locked;
        Root = path;
        _user = user;
    }

    public string Root { get; }

    /// <summary>Locked for as long as somebody uses the folder.</summary>
    private static string LockOf(string root) => Path.Combine(root, "lock");

    public string Filter => Path.Combine(Root, "filter");

    public string Status => Path.Combine(Root, "status");

    public string In => Path.Combine(Root, "in");

    public string Out => Path.Combine(Root, "out");

    public string Files => Path.Combine(Out, "files");

    /// <summary>Throws where there is no space or no right: that is no doing of the item.</summary>
    public static RunFolder Create(string parent, DecoderUser user)
    {
        var name = Prefix + Path.GetRandomFileName() + Path.GetRandomFileName();
        var path = Path.Combine(parent, name);
        Directory.CreateDirectory(path);
        Set(path, OwnerOnly);
        var folder = new RunFolder(path, user, Lock(path, FileMode.CreateNew));

        // Another user has to get to what lies in it, but cannot list it, and the name cannot be foretold.
        var rights = user.IsOther ? OthersPass : OwnerOnly;
        foreach (var part in (string[])[path, folder.In, folder.Out])
        {
            Directory.CreateDirectory(part);
            Set(part, rights);
        }

        return folder;
    }

    /// <summary>
    /// Removes the folders of runs during which probative was killed: copies of items may lie in them.
    /// </summary>
    public static void RemoveForgotten(string parent)
    {
        using var now = Create(parent, DecoderUser.Own());
        var latest = Directory.GetLastWriteTimeUtc(now.Root) - s_young;
        foreach (var root in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            // Somebody else's folder of that name is nothing to touch.
            var name = Encoding.UTF8.GetBytes(root + "\0");
            if (NativeFiles.Stat(NativeFiles.CurrentFolder, name, out var status) != 0
                || !status.IsFolder
                || status.Owner != NativeCalls.EffectiveUser()
                || Directory.GetLastWriteTimeUtc(root) > latest)
            {
                continue;
            }

            try
            {
                using var locked = Lock(root, FileMode.OpenOrCreate);
                Remove(root);
            }
            catch (IOException)
            {
                // A run uses it.
            }
        }
    }

    public string Item(int place) => Path.Combine(In, place.ToString(CultureInfo.InvariantCulture));

    public string Output(int place) => Path.Combine(Out, place.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether it is a plain file that we can read, and no link to one.</summary>
    public static bool IsFile(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + "\0");
        return Path.IsPathFullyQualified(path)
            && NativeFiles.Stat(NativeFiles.CurrentFolder, name, out var status) == 0
            && status.IsFile;
    }

    public void WriteFilter(byte[] filter)
    {
        using var stream = New(Filter);
        stream.Write(filter);
    }

    public void MakePipe(int place)
    {
        if (NativeCalls.MakePipe(Output(place), OwnerReadsWrites) != 0)
            throw new IOException($"No pipe can be made in {Out}.");
        Give(Output(place));
    }

    public void MakeFiles()
    {
        Directory.CreateDirectory(Files);
        Set(Files, OwnerOnly);
        Give(Files);
    }

    /// <summary>A name at which a file can be mounted.</summary>
    public void Reserve(int place) => New(Item(place)).Dispose();

    /// <summary>
    /// The same content under another name, which costs nothing within a file system; otherwise a copy, which
    /// the file system may share. A link is counted in the original and sets the time of its change: so a
    /// decoder that stays is for the items of a vault. Its content is as before.
    /// </summary>
    public void LinkOrCopy(string path, int place)
    {
        if (!_user.CanRead(path) || NativeCalls.Link(path, Item(place)) != 0) Copy(path, place);
    }

    public void Copy(string path, int place)
    {
        File.Copy(path, Item(place));
        Set(Item(place), OwnerReads);
        Give(Item(place));
    }

    public void RemoveItem(int place) => File.Delete(Item(place));

    /// <summary>What bubblewrap says of itself; empty where it said nothing.</summary>
    public string ReadStatus()
    {
        try
        {
            using var stream = new FileStream(Status, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[StatusBytesMax];
            return Encoding.ASCII.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, false));
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>What cannot be deleted stays for whoever cleans the folder of temporary files.</summary>
    public void Dispose()
    {
        Remove(Root);
        _lock.Dispose();
    }

    private static FileStream Lock(string root, FileMode mode) =>
        new(LockOf(root), mode, FileAccess.ReadWrite, FileShare.None);

    private static void Remove(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Mend(root);
        }
    }

    private static FileStream New(string path) => new(path, FileMode.CreateNew, FileAccess.Write);

    private static void Set(string path, uint rights)
    {
        if (NativeCalls.SetRights(path, rights) != 0)
            throw new IOException($"The rights of {path} cannot be set.");
    }

    /// <summary>
    /// A decoder may have left names that are no text for .NET, folders without rights, or very deep ones.
    /// </summary>
    private static void Mend(string root)
    {
        const string script = "chmod -R u+rwx -- \"$1\"; exec rm -rf -- \"$1\"";
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, "sh", root])
        {
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        try
        {
            using var shell = Process.Start(start);
            shell?.BeginErrorReadLine();
            shell?.WaitForExit();
        }
        catch (Win32Exception)
        {
            // A run that ended is not undone by what it left.
        }
    }

    private void Give(string path)
    {
        if (_user.IsOther && NativeCalls.GiveTo(path, _user.User, _user.Group) != 0)
            throw new IOException($"{path} cannot be given to the decoder's user.");
    }
}
