namespace CleanTemplate.Application.Common;

/// <summary>A command that may name the version its sender has seen. One that does is never retried on a conflict.</summary>
public interface IVersioned
{
    long? IfVersion { get; }
}
