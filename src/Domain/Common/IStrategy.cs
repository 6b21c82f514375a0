namespace CleanTemplate.Domain.Common;

/// <summary>One of several interchangeable ways to do a thing. All of them are registered, each under its own interface.</summary>
public interface IStrategy;
