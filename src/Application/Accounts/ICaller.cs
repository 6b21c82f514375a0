using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

/// <summary>Where a request comes from.</summary>
public interface ICaller
{
    string Address { get; }

    string UserAgent { get; }

    /// <summary>Reading it when nobody is signed in is a bug and throws.</summary>
    SessionId Session { get; }
}
