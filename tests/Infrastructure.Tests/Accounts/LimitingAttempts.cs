using CleanTemplate.Application.Accounts;
using CleanTemplate.Databases.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class LimitingAttempts : IDisposable
{
    private const string Customer = "customer@example.com", Other = "other@example.com";

    private readonly TestCaller _caller = new();
    private readonly AttemptCounters _counters = new(Options.Create(new AccountOptions
    {
        SignInsPerAccount = 2, SignInsPerAddress = 5, RefreshesPerSession = 3, MailsPerRecipient = 2, MailsPerAddress = 3,
    }));

    public void Dispose() => _counters.Dispose();

    [Fact]
    public void Signing_in_to_one_account_is_limited_for_one_address_and_for_no_other()
    {
        Assert.Equal(2, Allowed(Attempt.SignIn, Customer));
        Assert.Equal(2, Allowed(Attempt.SignIn, Other));

        _caller.Address = "192.0.2.2";
        Assert.Equal(2, Allowed(Attempt.SignIn, Customer));
    }

    [Fact]
    public void Signing_in_is_limited_for_one_address_over_all_accounts()
    {
        Assert.Equal(5, Enumerable.Range(0, 10).Count(number => Refuse(Attempt.SignIn, $"user{number}@example.com") is null));

        _caller.Address = "192.0.2.2";
        Assert.Null(Refuse(Attempt.SignIn, Customer));
    }

    [Fact]
    public void A_network_of_ipv6_is_one_address()
    {
        _caller.Address = "2001:db8:0:1::1";
        Assert.Equal(2, Allowed(Attempt.SignIn, Customer));

        _caller.Address = "2001:db8:0:1:ffff::2";
        Assert.NotNull(Refuse(Attempt.SignIn, Customer));
        _caller.Address = "2001:db8:0:2::1";
        Assert.Equal(2, Allowed(Attempt.SignIn, Customer));
    }

    [Fact]
    public void Many_networks_of_one_site_have_as_many_attempts_as_ten_of_them()
    {
        Assert.Equal(10 * 5, Enumerable.Range(0, 100).Count(number => AllowedFrom($"2001:db8:0:{number:x}::1")));

        Assert.True(AllowedFrom("2001:db8:1::1"));
        Assert.All(Enumerable.Range(0, 100), number => Assert.True(AllowedFrom($"192.0.2.{number}")));

        bool AllowedFrom(string address)
        {
            _caller.Address = address;
            return Refuse(Attempt.SignIn, $"{address}@example.com") is null;
        }
    }

    [Fact]
    public void A_site_that_has_used_up_its_attempts_uses_up_those_of_nobody_else()
    {
        using AttemptCounters shared = new(Options.Create(new AccountOptions { AttemptPartitions = 1, SignInsPerAccount = 1_000, SignInsPerAddress = 3 }));
        using var used = shared.OfSite(Attempt.SignIn, "2001:db8:0::/48", permits: 30);

        Assert.All(Enumerable.Range(0, 10), number => Assert.NotNull(RefusedBy($"2001:db8:0:{number:x}::1")));

        Assert.Null(RefusedBy("192.0.2.1"));

        Error? RefusedBy(string address)
        {
            _caller.Address = address;
            return new AttemptLimits(shared, _caller).Refuse(Attempt.SignIn, $"{address}@example.com");
        }
    }

    [Fact]
    public void Only_so_many_are_told_apart()
    {
        using AttemptCounters few = new(Options.Create(new AccountOptions { AttemptPartitions = 2, RefreshesPerSession = 3 }));

        var allowed = Enumerable.Range(0, 100).Count(number => new AttemptLimits(few, _caller).Refuse(Attempt.Refresh, $"session {number}") is null);

        Assert.Equal(2 * 3, allowed);
    }

    [Fact]
    public void Mails_are_limited_for_who_receives_them_wherever_they_are_asked_for()
    {
        Assert.Equal(2, Allowed(Attempt.PasswordResetMail, Customer));

        _caller.Address = "192.0.2.2";
        Assert.NotNull(Refuse(Attempt.PasswordResetMail, Customer));
        Assert.Null(Refuse(Attempt.PasswordResetMail, Other));
    }

    [Fact]
    public void Mails_are_limited_for_who_asks_for_them() =>
        Assert.Equal(3, Enumerable.Range(0, 10).Count(number => Refuse(Attempt.PasswordResetMail, $"user{number}@example.com") is null));

    [Fact]
    public void Refreshing_is_limited_for_a_session_and_not_for_an_address()
    {
        Assert.Equal(3, Allowed(Attempt.Refresh, "one session"));
        Assert.Equal(3, Allowed(Attempt.Refresh, "another session"));
    }

    [Fact]
    public void One_account_in_other_letters_is_the_same_account()
    {
        Assert.Equal(2, Allowed(Attempt.SignIn, Customer));

        Assert.NotNull(Refuse(Attempt.SignIn, "CUSTOMER@Example.com"));
    }

    [Fact]
    public void One_kind_of_attempt_uses_up_no_other()
    {
        Assert.All([Attempt.SignIn, Attempt.Registration, Attempt.ConfirmationMail, Attempt.PasswordResetMail], attempt => Assert.Equal(2, Allowed(attempt, Customer)));
    }

    [Fact]
    public void A_command_that_is_repeated_after_a_conflict_is_one_attempt()
    {
        AttemptLimits command = new(_counters, _caller);

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(command.Refuse(Attempt.SignIn, Customer)));

        Assert.Equal(1, Allowed(Attempt.SignIn, Customer));
    }

    [Fact]
    public void A_refusal_says_when_to_try_again()
    {
        Allowed(Attempt.SignIn, Customer);

        var refusal = Refuse(Attempt.SignIn, Customer)!;

        Assert.Equal(("accounts.too_many_attempts", ErrorKind.TooMany), (refusal.Code, refusal.Kind));
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Equal(AccountErrors.TooManyAttempts(refusal.RetryAfter.Value), refusal);
    }

    private int Allowed(Attempt attempt, string subject)
    {
        for (var allowed = 0; allowed < 10; allowed++)
            if (Refuse(attempt, subject) is not null) return allowed;
        return 10;
    }

    private Error? Refuse(Attempt attempt, string subject) => new AttemptLimits(_counters, _caller).Refuse(attempt, subject);
}
