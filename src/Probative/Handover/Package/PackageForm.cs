namespace Probative.Handover.Package;

/// <summary>In which form a package leaves.</summary>
public enum PackageForm
{
    /// <summary>A folder of files.</summary>
    Folder,

    /// <summary>One ZIP file of the same files.</summary>
    Zip,
}
