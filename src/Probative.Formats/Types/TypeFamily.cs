namespace Probative.Formats.Types;

/// <summary>What sort of thing a file is, for a person who sorts files.</summary>
public enum TypeFamily
{
    /// <summary>Nothing that is known here.</summary>
    Unknown,

    /// <summary>A still picture, or several.</summary>
    Picture,

    /// <summary>Moving pictures, with or without sound.</summary>
    Video,

    /// <summary>Sound alone.</summary>
    Sound,

    /// <summary>A document with a layout: PDF, office files, pages.</summary>
    Document,

    /// <summary>Characters, whatever they say.</summary>
    Text,

    /// <summary>A container of other files, or one compressed file.</summary>
    Archive,

    /// <summary>Something that a machine can run.</summary>
    Program,

    /// <summary>A known format of none of these sorts.</summary>
    Other,
}
