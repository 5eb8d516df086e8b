namespace Probative.Local.Durable;

/// <summary>Who may do what with a new file, before the operator's umask narrows it.</summary>
internal enum Access
{
    /// <summary>0440: stored bytes, which nobody has a reason to write to again.</summary>
    Immutable,

    /// <summary>0640: what is replaced as a whole, such as a checkpoint.</summary>
    Replaceable,

    /// <summary>0600: keys.</summary>
    Secret,
}
