using System.Globalization;
using System.Reflection;

namespace Probative.Handover.Package;

/// <summary>`bagit.txt` and `bag-info.txt` (RFC 8493 sections 2.1.1 and 2.2.2;
/// docs/spec/package.md).</summary>
internal static class BagTexts
{
    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private const string Description =
        "A part of a case record with proofs of its place in a signed log; read index.html";

    /// <summary>The program and its version, as the package names them.</summary>
    public static string Agent { get; } = "Probative " + typeof(BagTexts).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public static string Info(long payloadBytes, long payloadFiles, DateTimeOffset bagged) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Payload-Oxum: {payloadBytes}.{payloadFiles}\nBagging-Date: {bagged.UtcDateTime:yyyy-MM-dd}\n"
            + $"Bag-Software-Agent: {Agent}\nExternal-Description: {Description}\n");
}
