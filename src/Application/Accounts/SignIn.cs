using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Accounts;

[Public]
[NoIdempotencyKey("Nobody is signed in whose key it could be, and the answer is a secret.")]
public sealed record SignIn(string Email, string Password, string? Device = null) : ICommand<SignedInDto>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(signIn => signIn.Email).IsEmail();
        RuleFor(signIn => signIn.Password).IsPassword();
        RuleFor(signIn => signIn.Device).IsOptionalText(Session.DeviceLength);
    }
}

internal sealed class SignInHandler(
    IPasswords passwords,
    ISessionRepository sessions,
    IAccessTokens accessTokens,
    IRefreshTokens refreshTokens,
    IAttemptLimits limits,
    ICaller caller,
    TimeProvider clock) : ICommandHandler<SignIn, SignedInDto>
{
    public async Task<Result<SignedInDto>> Handle(SignIn command, CancellationToken cancellationToken)
    {
        if (limits.Refuse(Attempt.SignIn, command.Email) is { } refusal) return refusal;
        if (await passwords.Check(command.Email, command.Password, cancellationToken) is not { } user) return AccountErrors.WrongCredentials;

        var now = clock.GetUtcNow();
        var refresh = refreshTokens.First(SessionId.New(now));
        sessions.Add(Session.Start(refresh.Session, user.Id, refresh.Hash, command.Device ?? "", caller.UserAgent, now));
        return SignedInDto.Of(accessTokens.Issue(user.Id, refresh.Session, user.Version, user.Roles), refresh);
    }
}

/// <summary>What a client needs to act for its user: the access token for each request, the refresh token, once, for the next pair.</summary>
public sealed record SignedInDto(SessionId Session, string AccessToken, int ExpiresIn, string RefreshToken, string TokenType = "Bearer")
{
    internal static SignedInDto Of(AccessToken access, RefreshToken refresh) =>
        new(refresh.Session, access.Value, (int)access.Lifetime.TotalSeconds, refresh.Text);
}
