namespace Probative.Local.Sources;

/// <summary>What a name in a folder is, as far as an intake cares.</summary>
internal enum EntryKind
{
    Other,
    File,
    Folder,
    Link,
    Vanished,
}
