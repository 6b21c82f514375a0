namespace CleanTemplate.Application.Accounts;

/// <summary>How a new installation gets the first account that may do everything: for whoever runs the program, not for a request.</summary>
public interface IFirstAdmin
{
    /// <summary>Makes the account, if need be, and an admin of it. Answers a link, good once, to choose its password.</summary>
    Task<Uri> Make(string email, CancellationToken cancellationToken);
}
