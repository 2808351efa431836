"""What all tests share: properties are judged by their outcome, never by the speed of the machine."""

from hypothesis import settings

settings.register_profile("dondoc", deadline=None, print_blob=True)
settings.load_profile("dondoc")
