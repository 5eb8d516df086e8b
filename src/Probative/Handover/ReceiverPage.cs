using Probative.Handover.Package;

namespace Probative.Handover;

/// <summary>
/// The page by which a receiver checks a package in a browser, without us: the same that lies in every
/// package.
/// </summary>
public static class ReceiverPage
{
    /// <summary>
    /// What it needs of a browser (Content Security Policy, Level 3); its own head narrows that to the
    /// digests of its script and style.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; worker-src blob:; "
        + "base-uri 'none'; form-action 'none'";

    /// <summary>The page, UTF-8.</summary>
    public static byte[] Read() => FixedFiles.Read(PackagePaths.PageCheck);
}
