namespace CleanTemplate.Application.Common.Persistence;

/// <summary>The database refused a write because another one came first; the work may be tried again from the start.</summary>
public sealed class ConflictException : Exception
{
    public ConflictException()
    {
    }

    public ConflictException(string message) : base(message)
    {
    }

    public ConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
