"""Every published version of our quizzes, so that what readers kept stays readable."""
