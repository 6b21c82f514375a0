using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

/// <summary>The pages that mails lead to.</summary>
public interface IAccountLinks
{
    Uri Confirmation(UserId user, string token);

    Uri PasswordReset(UserId user, string token);
}
