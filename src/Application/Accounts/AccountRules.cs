using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

public static class AccountPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string ReadUsers = "users:read";

    [GrantedTo(Roles.Admin)]
    public const string AssignRoles = "users:assign-roles";

    [GrantedTo(Roles.Admin)]
    public const string Lock = "users:lock";
}

public static class AccountRules
{
    public const int EmailLength = 254, NameLength = 100, MinPasswordLength = 12, MaxPasswordLength = 128, TokenLength = 1_000;

    // Visible letters of ASCII but quotes, brackets, commas, colons and backslashes; dots only between others.
    private const string EmailPart = @"[!#-'*+\-/-9=?A-Z^-~]+(\.[!#-'*+\-/-9=?A-Z^-~]+)*";

    /// <summary>
    /// The bare address: with a name, a comment or a space around it, one mailbox would have many accounts. In ASCII, because
    /// other letters have look-alikes that databases and mail servers take for the same, or not.
    /// </summary>
    internal static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule) => rule
        .IsText(EmailLength)
        .EmailAddress()
        .Follows($"^{EmailPart}@{EmailPart}$").WithMessage("'{PropertyName}' must be an address alone, in ASCII, without spaces or quotes.");

    /// <summary>Long rather than complicated: length is what makes a password hard to guess.</summary>
    internal static IRuleBuilderOptions<T, string> IsNewPassword<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().Length(MinPasswordLength, MaxPasswordLength);

    /// <summary>What is too long is not worth a hash.</summary>
    internal static IRuleBuilderOptions<T, string> IsPassword<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(MaxPasswordLength);

    internal static IRuleBuilderOptions<T, string> IsToken<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(TokenLength);

    internal static IRuleBuilderOptions<T, string> IsRole<T>(this IRuleBuilder<T, string> rule) =>
        rule.IsOneOf(Roles.All).WithMessage($"'{{PropertyName}}' is not one of: {string.Join(", ", Roles.All)}.");
}
