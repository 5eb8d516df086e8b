using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Probative.Local.Sources;

namespace Probative.Local.Sandboxing;

/// <summary>
/// As whom a decoder runs, seen from outside. Root would be exempt from the limit of tasks and could read
/// every file that is within reach, so where we are root it is another: a user number that nobody has, for
/// each run anew, and our own group, because the items of a vault can be read by the group.
/// </summary>
/// <param name="User">The number outside; inside it is always <see cref="Inside"/>.</param>
/// <param name="Group">The number outside.</param>
/// <param name="IsOther">Whether it is another than ours.</param>
internal sealed record DecoderUser(uint User, uint Group, bool IsOther)
{
    /// <summary>`nobody`, as the decoder sees itself.</summary>
    public const string Inside = "65534";

    // Where services get a user for as long as they run (systemd.exec(5), DynamicUser).
    private const int FirstFree = 61184;
    private const int AfterFree = 65520;

    private const uint OthersRead = 4;
    private const uint GroupReads = 0x20;

    /// <summary>We ourselves.</summary>
    public static DecoderUser Own() =>
        new(NativeCalls.EffectiveUser(), NativeCalls.EffectiveGroup(), false);

    public static DecoderUser Now()
    {
        var own = Own();
        return own.User == 0
            ? new DecoderUser((uint)RandomNumberGenerator.GetInt32(FirstFree, AfterFree), own.Group, true)
            : own;
    }

    public string Words => IsOther
        ? string.Create(CultureInfo.InvariantCulture, $"a user of the run's own, group {Group}")
        : string.Create(CultureInfo.InvariantCulture, $"user {User}, group {Group}");

    /// <summary>Whether it can read a file that we can read; folders above it do not matter.</summary>
    public bool CanRead(string path)
    {
        if (!IsOther) return true;
        var name = Encoding.UTF8.GetBytes(path + "\0");
        return NativeFiles.Stat(NativeFiles.CurrentFolder, name, out var status) == 0
            && ((status.Rights & OthersRead) != 0
                || ((status.Rights & GroupReads) != 0 && status.Group == Group));
    }
}
